using System.Text.RegularExpressions;
using Mia.Casework.Domain.Codes;
using Mia.Casework.Services;
using Mia.Platform.Messaging;
using Mia.Web;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Mia.Casework.Pages.Anmalan;

/// <summary>The receipt: a number that says nothing about the person, and when the delprojekt has promised to answer.</summary>
[AllowAnonymous]
public sealed partial class KvittoModel : MiaPage
{
    /// <summary>As in the address; shown only when it looks like a number of ours.</summary>
    [BindProperty(SupportsGet = true, Name = "nummer")]
    public string? Number { get; set; }

    /// <summary>The number, or null.</summary>
    public string? Shown => Number is not null && Form().IsMatch(Number) ? Number : null;

    /// <summary>What is promised.</summary>
    public Promise Promised { get; private set; } = null!;

    /// <summary>Shows the receipt.</summary>
    public async Task OnGetAsync() => Promised = await Send(new Query());

    /// <summary>The promise of the delprojekt of the address.</summary>
    [Anonymous]
    public sealed record Query : IQuery<Promise>;

    /// <summary>In working days from the day it came in, as the delprojekt has decided (methods.md 1.4).</summary>
    /// <param name="FirstContact">Until we get in touch.</param>
    /// <param name="Decision">Until there is an answer.</param>
    public sealed record Promise(int FirstContact, int Decision);

    internal sealed class Reader(DatedSettings settings) : IRequestHandler<Query, Promise>
    {
        public async Task<Promise> Handle(Query request, CancellationToken cancellationToken) =>
            new(await settings.DaysAsync(SettingKeys.FirstContactWithin, cancellationToken), await settings.DaysAsync(SettingKeys.DecideWithin, cancellationToken));
    }

    [GeneratedRegex("^ANM-[0-9]{4}-[0-9A-HJKMNP-TV-Z]{6,8}$")]
    private static partial Regex Form();
}
