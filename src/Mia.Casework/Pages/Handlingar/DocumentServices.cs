using Mia.Casework.Access;
using Mia.Casework.Services.Documents;
using Mia.Platform.Data.Files;
using Mia.Platform.Modules;
using Mia.Platform.Security;
using Microsoft.Extensions.DependencyInjection;

namespace Mia.Casework.Pages.Handlingar;

/// <summary>What documents add to the module.</summary>
internal static class DocumentServices
{
    // methods.md 21.3 does not name documents. What comes in as paper is often about health: read and written like the mapping.
    public static IModuleBuilder AddDocuments(this IModuleBuilder module)
    {
        const Role cm = Role.CaseManager, se = Role.SeCoach;
        module.Services.AddScoped<FileRoom>().AddScoped<IFileArea>(sp => sp.GetRequiredService<FileRoom>()).AddScoped<DocumentDesk>();
        return module
            .Permission(CaseworkPermissions.ReadDocuments, "Läsa handlingar i sina ärenden", cm, se)
            .Permission(CaseworkPermissions.WriteDocuments, "Lägga till och ta bort handlingar i sina ärenden", cm, se)
            .Tool(new Tool("handlingar", "Handlingar",
                "Visar fliken Handlingar hos deltagaren, där intyg, beslut och överenskommelser sparas krypterat. Av: fliken försvinner, filerna ligger kvar.")
            {
                Folder = "Handlingar", Group = "Ärendet", OnByDefault = true,
            })
            .Slot<DocumentTab>(Slots.CaseTabs, 60, CaseworkPermissions.ReadDocuments)
            .Slot<DocumentCard>(Slots.CaseOverview, 60, CaseworkPermissions.ReadDocuments);
    }
}
