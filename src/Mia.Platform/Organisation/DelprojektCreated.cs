using MediatR;

namespace Mia.Platform.Organisation;

/// <summary>A delprojekt was added while the system runs, in the same transaction. Modules add the rows that belong to it.</summary>
/// <param name="Id">The delprojekt.</param>
/// <param name="Slug">Its address.</param>
public sealed record DelprojektCreated(Guid Id, string Slug) : INotification;
