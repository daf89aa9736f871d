"""Months as letters from abroad spell them: a letter in English may carry its country's date. Pure."""

#: Whole names; English ones may be shortened to three or four letters as well.
MONTHS = (  # noqa: SIM905
    # English
    "january february march april may june july august september october november december "
    # Spanish
    "enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre "
    # Portuguese
    "janeiro fevereiro março marco abril maio junho julho agosto setembro outubro novembro dezembro "
    # French
    "janvier février fevrier mars avril mai juin juillet août aout septembre octobre novembre décembre decembre "
    # Italian
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre "
    # German, Dutch, Indonesian
    "januar jänner februar märz april mai juni juli august september oktober november dezember "
    "januari februari maart mei augustus december maret agustus desember "
    # Polish
    "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia "
    # Romanian
    "ianuarie februarie martie aprilie iunie iulie septembrie octombrie noiembrie decembrie "
    # Turkish
    "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık "
    # Russian, Ukrainian
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря "
    "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня "
    # Greek
    "ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου δεκεμβρίου "
    # Arabic
    "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر"
).split()
SHORT_MONTHS = "jan feb mar apr jun jul aug sep sept oct nov dec мар апр авг сен окт ноя дек фев янв".split()  # noqa: SIM905

#: A month in a regular expression, the longest first, so that none is taken for the beginning of another.
MONTH = "(?:" + "|".join(sorted({*MONTHS, *SHORT_MONTHS}, key=len, reverse=True)) + r")\.?"
