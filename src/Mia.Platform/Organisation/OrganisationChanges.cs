using Mia.Platform.Data;

namespace Mia.Platform.Organisation;

/// <summary>Told by commands that change delprojekt, so that everybody sees it at the next request.</summary>
public interface IOrganisationChanges
{
    /// <summary>Reads the directory anew once the command has been committed.</summary>
    void RefreshAfterCommit();
}

/// <inheritdoc cref="IOrganisationChanges" />
internal sealed class OrganisationChanges(DataSession session, DelprojektDirectory directory) : IOrganisationChanges
{
    public void RefreshAfterCommit() => session.OnCommitted(() => directory.RefreshAsync(CancellationToken.None));
}
