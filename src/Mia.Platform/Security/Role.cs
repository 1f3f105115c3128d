namespace Mia.Platform.Security;

/// <summary>Roles a person can hold, in one or several delprojekt (methods.md 16, registration.md 2.2).</summary>
public enum Role
{
    /// <summary>Case manager (CM).</summary>
    CaseManager = 1,

    /// <summary>SE-handledare.</summary>
    SeCoach = 2,

    /// <summary>KBT-konsulent.</summary>
    CbtConsultant = 3,

    /// <summary>Samordnare för arbetsträning.</summary>
    WorkTrainingCoordinator = 4,

    /// <summary>Projektledare i delprojektet.</summary>
    ProjectLeader = 5,

    /// <summary>Registrerar i Uppföljning Finsam. May not also administer (registration.md R8).</summary>
    Registrar = 6,

    /// <summary>Statistiker: aggregates only.</summary>
    Statistician = 7,

    /// <summary>Projektekonom: volumes and hours, no persons.</summary>
    ProjectEconomist = 8,

    /// <summary>Förbundschef eller styrgrupp: aggregates only, technically unable to open a person (registration.md R2).</summary>
    ForbundDirector = 9,

    /// <summary>Administers one delprojekt: accounts, toolbox.</summary>
    DelprojektAdmin = 10,

    /// <summary>Runs users, modules and code lists without reading cases (methods.md 21.3).</summary>
    SystemAdmin = 11,
}

/// <summary>Swedish names of the roles.</summary>
public static class RoleNames
{
    /// <summary>The role as a Swedish reader knows it.</summary>
    public static string Swedish(this Role role) => role switch
    {
        Role.CaseManager => "Case manager",
        Role.SeCoach => "SE-handledare",
        Role.CbtConsultant => "KBT-konsulent",
        Role.WorkTrainingCoordinator => "Samordnare arbetsträning",
        Role.ProjectLeader => "Projektledare",
        Role.Registrar => "Registrerare",
        Role.Statistician => "Statistiker",
        Role.ProjectEconomist => "Projektekonom",
        Role.ForbundDirector => "Förbundschef eller styrgrupp",
        Role.DelprojektAdmin => "Administratör för delprojektet",
        Role.SystemAdmin => "Systemadministratör",
        _ => throw new ArgumentOutOfRangeException(nameof(role)),
    };
}
