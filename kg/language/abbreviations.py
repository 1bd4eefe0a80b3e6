"""Words of German and English that the sentence rules need to know: abbreviations, and words that open a sentence."""

ABBREVIATIONS = {
    "de": frozenset(
        """abg abs abt allg anm art aug bd bearb bez bldg bspw bzgl bzw ca chr dez dgl dipl dir dr ebd ehem eigtl einschl entspr etc
        evtl ev exkl fa feb febr ff fr gb geb gegr gem gen ges ggf ggü grds hg hl hr hrn hrsg inkl insb insbes jan jh jhd jhdt jr
        jul jun kap kath kgl lt ltd ltn max mio min mind mr mrd mrs ms mwst nat nov nr obj okt op ort pfd pol prof prov präs red
        rep resp rev röm s sen sept sog sr st std stellv str südl tel tsd u usf usw v verf verh vgl vs wg westl zb zit zzgl zzt
        öffentl östl nördl a.a.o d.h i.d.r o.g s.o u.a u.u v.a z.b z.t z.zt""".split()
    ),
    "en": frozenset(
        """adm amb apr art aug ave brig bros capt cf cmdr co col corp cpl dec dept dist dr ed est fig feb fr gen gov hon inc jan jr
        jul jun lt ltd maj mar messrs mr mrs ms mt no nos nov oct op p pp pres prof pvt rep reps rev sen sens sept sgt sr st supt
        vol vs e.g i.e""".split()
    ),
}
"""Without their last full stop, case-folded: what always keeps it."""

STARTERS = {
    "de": frozenset(
        """Aber Ab Alle Allerdings Als Also Am An Andere Anders Auch Auf Aus Außerdem Bei Beide Bereits Beim Bis Bislang Bisher Da
        Dabei Dadurch Dafür Dagegen Daher Damals Damit Danach Daneben Dann Daran Darauf Daraufhin Darin Darüber Darum Darunter Das
        Dass Davon Davor Dazu Deine Dem Demnach Den Denn Dennoch Der Deren Deshalb Des Dessen Deswegen Die Dies Diese Dieser
        Dieses Diesen Doch Dort Durch Ein Eine Einem Einen Einer Eines Einige Er Erst Es Etwa Falls Für Gegen Gegenüber
        Gleichzeitig Hier Hinter Ich Ihm Ihn Ihnen Ihr Ihre Ihren Im Immer In Ins Insgesamt Inzwischen Ist Ja Je Jede Jeder Jedes
        Jedoch Jetzt Kein Keine Laut Man Manche Mehr Mehrere Mit Mittlerweile Nach Nachdem Neben Nein Nicht Nichts Noch Nun Nur Ob
        Obwohl Oder Ohne Schon Sein Seine Seinen Seit Seitdem Sie Sind So Sobald Solange Sollte Somit Sondern Sonst Sowohl Später
        Statt Trotz Trotzdem Über Um Und Uns Unser Unsere Unter Viele Vielmehr Vom Von Vor Vorher Während War Waren Warum Was
        Weder Wegen Weil Weiter Weitere Weiterhin Welche Wenn Wer Wie Wieder Wir Wird Wo Wobei Zu Zudem Zugleich Zuletzt Zum
        Zumindest Zunächst Zur Zuvor Zusammen Zwar Zwischen""".split()
    ),
    "en": frozenset(
        """A According After Although Also An And Another Any As At Because Before Both But By Despite During Each Earlier Either
        Even Every Few For From Further He Her Here His How However I If In Instead It Its Last Later Like Many Meanwhile More
        Most Moreover My Neither Nevertheless No Nor Not Now Of On Once One Only Or Other Our Over Several She Since So Some Still
        Such That The Their Then There Therefore These They This Those Though Through Thus To Two Under Unlike Until Up We Were
        What When Where Whether Which While Who Why With Without Yet You""".split()
    ),
}
"""Capitalised function words: after a number or initials, one of them opens a sentence."""
