using Mia.Casework.Domain.Codes;

namespace Mia.Casework.Data;

/// <summary>Code lists as they are when Mia starts for the first time (methods.md 18, registration.md 2.8 and 8.2).</summary>
internal static class CodeSeeds
{
    /// <summary>Before the first project began.</summary>
    public static readonly DateOnly ValidFrom = new(2016, 1, 1);

    public static IReadOnlyList<CodeProposal> All { get; } =
    [
        .. PlanSeeds.Codes,
        List(CodeLists.Party, "AF|Arbetsförmedlingen", "FK|Försäkringskassan", "KOM|Kommunen", "REG|Regionen", "ARB|Arbetsgivare",
            "CIV|Civilsamhället", "DEL|Deltagaren", "PROJ|Projektet", "ANN|Annan"),
        List(CodeLists.Referrer, "AF|Arbetsförmedlingen", "FK|Försäkringskassan", "KOM-FS|Kommunen – försörjningsstöd",
            "KOM-SP|Kommunen – socialpsykiatri eller LSS", "KOM-ARB|Kommunen – arbetsmarknad", "KOM-OVR|Kommunen – övrigt",
            "REG-PV|Regionen – primärvård", "REG-PSYK|Regionen – psykiatri", "REG-OVR|Regionen – övrigt",
            "CIV|Arbetsintegrerande socialt företag eller civilsamhälle", $"EGEN|Egen anmälan|{CodeMarks.Self}"),
        List(CodeLists.Initiative, "HANDL|Handläggare", "PERS|Personen själv", "ANH|Anhörig", "VARD|Vården", "UPPS|Uppsökande"),
        List(CodeLists.Channel, "WEBB|E-tjänst", "PAPPER|Papper", "TEL|Telefon", "MGT|MGT", "BESOK|Besök", "EPOST|Krypterad e-post"),
        List(CodeLists.TimeWithoutWork, "0-1|Mindre än 1 år", "1-2|1–2 år", "2-4|2–4 år", "4-6|4–6 år", "6-9|6–9 år", "9-|Mer än 9 år",
            "ALDRIG|Har aldrig arbetat"),
        List(CodeLists.TimeOnSupport, "0-1|Mindre än 1 år", "1-2|1–2 år", "2-4|2–4 år", "4-6|4–6 år", "6-9|6–9 år", "9-|Mer än 9 år", "INGEN|Ingen tid"),
        List(CodeLists.WishConfirmed, "SJALV|Personen fyllde i själv", "TILLS|Vi fyllde i tillsammans", "SAMTAL|I ett samtal", "TEL|Per telefon", "SKRIFT|Skriftligt"),
        List(CodeLists.OngoingContact, "AF|Arbetsförmedlingen", "FK|Försäkringskassan", "SOC|Socialtjänsten", "PV|Primärvård", "PSYK|Psykiatri",
            "BER|Beroendevård", "LSS|LSS", "KRIM|Kriminalvård", "OF|Överförmyndare eller god man", "ANN|Annan"),
        List(CodeLists.Need, "TOLK|Tolk", "SLINGA|Hörslinga", "RULL|Framkomligt med rullstol", "LATT|Lättläst information",
            "DIGIT|Digitalt möte", "FYS|Möte på plats", "TID|En viss tid på dagen", "SALL|Att någon är med"),
        List(CodeLists.ContactWay, "TEL|Ring mig", "SMS|Skicka sms", "EPOST|Skicka e-post", "BREV|Skicka brev", "REM|Kontakta den som fyllde i"),
        List(CodeLists.Language, "sv|Svenska", "ar|Arabiska", "so|Somaliska", "ti|Tigrinja", "fa|Persiska eller dari", "ku|Kurdiska", "syr|Syrianska eller assyriska",
            "es|Spanska", "fi|Finska", "pl|Polska", "uk|Ukrainska", "ru|Ryska", "tr|Turkiska", "en|Engelska", "tsp|Svenskt teckenspråk", "ann|Annat språk"),
        List(CodeLists.NotRelevant, "EJMAL|Hör inte till målgruppen", "ANNAN|Får redan annan insats", "EJNADD|Går inte att nå",
            "FLYTT|Har flyttat", "DUBB|Dubbel anmälan", "ANN|Annat"),
        List(CodeLists.Priority, "GRUPP|Prioriterad grupp", "UNG|Ung person", "BARN|Barn i hushållet", "LANG|Lång tid utan försörjning", "ANN|Annan grund"),
        List(CodeLists.Income,
            $"AKTST|Aktivitetsstöd|{CodeMarks.PublicIncome}|AKTST", $"UTVERS|Utvecklingsersättning|{CodeMarks.PublicIncome}|AKTST",
            $"ETABL|Etableringsersättning|{CodeMarks.PublicIncome}|ETABL", $"AKASSA|A-kassa|{CodeMarks.PublicIncome}|AKASSA",
            $"SJP|Sjukpenning|{CodeMarks.PublicIncome}|SJP", $"SJPSF|Sjukpenning i särskilda fall|{CodeMarks.PublicIncome}|SJP",
            $"REHAB|Rehabiliteringsersättning|{CodeMarks.PublicIncome}|SJP", $"AE|Aktivitetsersättning|{CodeMarks.PublicIncome}|AE",
            $"SE|Sjukersättning|{CodeMarks.PublicIncome}|SE", $"LIVR|Arbetsskadelivränta|{CodeMarks.PublicIncome}|ANNOFF",
            $"FS|Försörjningsstöd|{CodeMarks.PublicIncome}|FS", $"STUD|Studiestöd|{CodeMarks.PublicIncome}|STUD", "LON|Lön||LON",
            $"LONSUB|Lön med subvention||LON", $"FP|Föräldrapenning|{CodeMarks.PublicIncome}|FP", "EGET|Eget företag||LON",
            $"PENS|Ålderspension|{CodeMarks.PublicIncome}|ANNOFF", $"INGENOFF|Ingen offentlig försörjning|{CodeMarks.NoPublicIncome}|INGENOFF",
            $"ANNOFF|Annan offentlig försörjning|{CodeMarks.PublicIncome}|ANNOFF", "OKAND|Okänd"),
        List(CodeLists.ContactType, "MOTE|Möte", "TEL|Telefon", "VIDEO|Video", "SMS|Sms", "EPOST|E-post", "HEM|Hembesök", "MEDF|Medföljning",
            "ARBPL|Arbetsplatsbesök", $"UTAN|Möte utan deltagaren|{CodeMarks.NotMet}", $"UTEBLEV|Uteblev|{CodeMarks.NoShow}", $"AVBOK|Avbokat|{CodeMarks.NotMet}"),
        List(CodeLists.NoShowReason, "SJUK|Sjuk", "GLOMT|Glömt", "VARD|Vård", "BARN|Barn", "RESA|Resa", "ORO|Oro", "EJNADD|Ej nåbar",
            "MISSF|Missförstånd", "OKAND|Okänd"),
        List(CodeLists.FollowUpResult, "NADD|Nådd", "EJNADD|Gick inte att nå", "NEJ|Ville inte svara"),
        List(CodeLists.Occupation, "ARB|Arbetar", "STUD|Studerar", "INSATS|I en insats eller rehabilitering", "SOKER|Söker arbete", "INGEN|Ingen sysselsättning", "OKAND|Okänt"),
        List(CodeLists.BookingKind, "MOTE|Möte", "TEL|Telefon", "VIDEO|Video", "HEM|Hembesök", "MEDF|Medföljning", "ARBPL|Arbetsplatsbesök",
            "UTAN|Möte utan deltagaren", "INTERN|Internt möte"),
        List(CodeLists.BookingPlace, "KONTOR|Hos oss", "HEMMA|Hemma hos deltagaren", "TEL|Telefon", "VIDEO|Video", "ARBPL|Arbetsplats", "MYND|Hos en annan myndighet",
            "ANNAN|Annan plats"),
        List(CodeLists.BookingChange, "DELT|Deltagaren kan inte", "SJUK|Sjukdom", "PERS|Vi kan inte", "TID|En annan tid passar bättre", "PLATS|Platsen fungerar inte", "FEL|Bokat fel"),
        List(CodeLists.LifeArea, "BOE|Boende", "EKO|Ekonomi och försörjning", "SKU|Skulder", "HÄL|Fysisk hälsa och ork", "PSY|Psykiskt mående",
            "SÖM|Sömn, energi, dygnsrytm", "VÅR|Vård och behandling", "VAN|Levnadsvanor", "VAR|Vardag och rutiner", "FAM|Familj, barn, relationer",
            "NÄT|Socialt nätverk", "FRI|Fritid och mening", "UTB|Utbildning, språk, kompetens", "ARB|Arbete och yrkesdrömmar",
            "MYN|Myndighetskontakter", "DIG|Digital delaktighet", "TRY|Trygghet och säkerhet", "TRO|Kultur, tro, tillhörighet"),
        List(CodeLists.NetworkKind, "FAM|Familj och släkt", "VAN|Vänner", "ARB|Arbete och studier", "MYN|Myndigheter", "VARD|Vård", "ANN|Annat stöd"),
        List(CodeLists.NetworkFrequency, "DAG|Varje dag", "VECKA|Varje vecka", "MANAD|Varje månad", "SALLAN|Mer sällan", "INTE|Ingen kontakt nu"),
        List(CodeLists.Outcome, $"ARBETE|Arbete|{CodeMarks.Work}", $"STUDIER|Studier|{CodeMarks.Studies}",
            $"AF-ORD|Arbetsförmedlingens ordinarie arbetsförberedande insatser|{CodeMarks.OrdinaryAf} {CodeMarks.NeedsReceiver}",
            $"AF-ANN|Annat hos Arbetsförmedlingen|{CodeMarks.NeedsReceiver}",
            $"KOM-ORD|Kommunens ordinarie arbetsmarknadsinsatser|{CodeMarks.OrdinaryKommun} {CodeMarks.NeedsReceiver}",
            $"VARD|Rehabilitering eller vård|{CodeMarks.NeedsReceiver}", $"DAGL|Daglig verksamhet|{CodeMarks.NeedsReceiver}",
            $"FINSAM|Annan Finsam-insats|{CodeMarks.NeedsReceiver}", "SJUKERS|Sjuk- eller aktivitetsersättning", "ATER|Åter till remittent utan insats",
            "ANNAT|Annat", "OKANT|Okänt"),
        List(CodeLists.EndReason, "MAL-ARB|Mål uppnått – arbete", "MAL-STUD|Mål uppnått – studier", "ORD-AF|Till ordinarie Arbetsförmedlingen",
            "ORD-KOM|Till ordinarie kommun", "VARD|Vård eller rehabilitering tar vid", "SJUK|Sjukdom eller försämring", "EGEN|Egen önskan",
            $"FLYTT|Flyttat|{CodeMarks.Moved}", "UTEBLI|Uteblivit eller ingen kontakt", "EJMAL|Inte målgrupp", "PENS|Pension eller sjukersättning",
            $"AVL|Avliden|{CodeMarks.Deceased}", "PROJ|Projektet slut", "ANN|Annat"),
        List(CodeLists.EndManner, "PLAN|Avslut enligt plan", "AVB-SJUK|Avbrott – sjukdom", $"AVB-FLYTT|Avbrott – flytt|{CodeMarks.Moved}", "AVB-EGEN|Avbrott – eget val",
            "AVB-SAMT|Avbrott – samtycke återkallat", "AVB-UTEBL|Avbrott – uteblir eller nås ej", "AVB-FORL|Avbrott – föräldraledighet",
            "AVB-ANN|Avbrott – annat", $"AVLIDEN|Avliden|{CodeMarks.Deceased}", $"FELREG|Felregistrering|{CodeMarks.Misregistration}"),
        List(CodeLists.InterventionEnd, "PLAN|Enligt plan", "HALSA|Hälsa", "EGEN|Eget val", "ANNAN|Annan insats tar vid", "EJPASS|Passade inte",
            "FLYTT|Flyttat", "UTEBL|Uteblivit", "ANN|Annat", "KRAV-SLUT|Insatsen som krävdes avslutades", "ARENDE-SLUT|Ärendet avslutades"),
        List(CodeLists.DormantReason, "SJUK|Sjuk", "FORALDR|Föräldraledig", "VARD|Vård", "EGEN|Egen önskan"),
        List(CodeLists.ConsentCategory, "KONTAKT|Kontaktuppgifter", "PLAN|Planering och mål", "FRANVARO|Närvaro och frånvaro", "FORSORJ|Försörjning",
            "ARBETE|Arbete och studier", "ANPASS|Anpassningar", "HALSA|Hälsa som påverkar arbete"),
        List(CodeLists.HandoverMethod, "VARM|Möte tillsammans", "SKRIFT|Skriftligt", "TEL|Telefon"),
        List(CodeLists.NoReceiver, "NEJTACK|Deltagaren tackade nej", "SAKNAS|Mottagare saknas"),
        // The other six of the fourteen lines are facts that Mia knows.
        List(CodeLists.ExitCheck, "KONTAKT|Deltagaren vet vem som är nästa kontakt", "PLAN|Planen och det som har nåtts är bifogat", "PLATS|Arbetsgivaren eller arbetsplatsen vet om avslutet",
            "VARD|Vårdkontakter som ska fortsätta är klara", "SIP|SIP finns, eller behövs inte", "ANPASS|Anpassningar är beskrivna", "HANDL|Handläggare hos AF, FK och socialtjänst vet om avslutet",
            "TILLBAKA|Deltagaren vet hur det går att höra av sig igen"),
        List(CodeLists.Kommun, "0136|Haninge", "0138|Tyresö", "0192|Nynäshamn", "0181|Södertälje", "0140|Nykvarn", "0126|Huddinge", "0127|Botkyrka",
            "0128|Salem", "0120|Värmdö", "0182|Nacka", "0160|Täby", "0162|Danderyd", "0115|Vallentuna", "0187|Vaxholm", "0117|Österåker",
            "0188|Norrtälje", "0180|Stockholm", "0163|Sollentuna", "0114|Upplands Väsby", "0191|Sigtuna", "0123|Järfälla", "0125|Ekerö",
            "0139|Upplands-Bro", "0183|Sundbyberg", "0184|Solna", "0186|Lidingö", "ANNAN|Annan kommun"),
        List(CodeLists.DocumentKind, "INTYG|Intyg eller utlåtande", "BESLUT|Beslut", "OVERENSK|Överenskommelse", "SAMTYCKE|Underskrivet samtycke", "CV|CV eller arbetsbevis",
            "PLAN|Plan från annan", "BREV|Brev", "OVRIGT|Annat"),
        List(CodeLists.FileKind, $"PDF|PDF|{CodeMarks.Shown}", $"PNG|PNG-bild|{CodeMarks.Shown}", $"JPEG|JPEG-bild|{CodeMarks.Shown}", "DOCX|Word", "XLSX|Excel", "ODT|OpenDocument", "TXT|Textfil"),
        List(CodeLists.Education, "U0|Ej fullföljd grundskola", "U1|Grundskola", "U2|Gymnasium", "U3|Eftergymnasial, kortare än 2 år",
            "U4|Eftergymnasial, 2 år eller längre", "U5|Forskarutbildning", "U9|Okänd eller vill inte uppge"),
    ];

    /// <summary>Each row: code, text, marks separated by a space, code of the other register.</summary>
    private static CodeProposal List(string list, params string[] rows) => new(list, [.. rows.Select((row, i) =>
    {
        var parts = row.Split('|');
        return new CodeSeed(parts[0], parts[1])
        {
            Order = (i + 1) * 10,
            Marks = parts.Length > 2 ? parts[2].Split(' ', StringSplitOptions.RemoveEmptyEntries) : [],
            ExternalCode = parts.Length > 3 ? parts[3] : "",
        };
    })]);
}

/// <summary>Settings as proposed by methods.md 1.8, 1.9, 2.7, 2.8, 3.7, 11.5 and 11.6.</summary>
internal static class SettingSeeds
{
    public static IReadOnlyList<(string Key, int Value)> All { get; } =
    [
        .. PlanSeeds.Settings,
        (SettingKeys.ConfirmWithin, 2), (SettingKeys.FirstContactWithin, 5), (SettingKeys.DecideWithin, 15),
        (SettingKeys.WaitingListReview, 30), (SettingKeys.ReferralPurge, 6), (SettingKeys.ContactGap, 21),
        (SettingKeys.CaseloadUndo, 30), (SettingKeys.JoinUndo, 90), (SettingKeys.HandoverLink, 60), (SettingKeys.HandoverConfirm, 14), (SettingKeys.ConsentMonths, 12), (SettingKeys.ConsentReminder, 30),
        (SettingKeys.ContactLock, 14), (SettingKeys.ContactGapCoach, 14), (SettingKeys.NoShowsInRow, 3), (SettingKeys.SnoozeDays, 60), (SettingKeys.FollowUpWindow, 30),
        (SettingKeys.DocumentMegabytes, 20), (SettingKeys.DocumentQuotaMegabytes, 2000),
        (SettingKeys.RatingInterval, 90), (SettingKeys.RatingWindow, 14), (SettingKeys.RatingFall, 3),
    ];
}
