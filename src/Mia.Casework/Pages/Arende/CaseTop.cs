using Mia.Casework.Access;
using Mia.Web.Components;

namespace Mia.Casework.Pages.Arende;

/// <summary>Identity bar and tab row. Model of <c>_CaseTop</c>.</summary>
/// <param name="Head">The case.</param>
/// <param name="Current">Path of the current tab below the case; empty for the overview.</param>
public sealed record CaseTop(CaseHead Head, string Current)
{
    /// <summary>The core's own tabs; modules add theirs after them.</summary>
    public IEnumerable<Tab> Tabs
    {
        get
        {
            yield return Tab("Översikt", "");
            if (Head.Rights.SeesPlan) yield return Tab("Plan", "plan");
            yield return Tab("Insatser", "insatser");
            if (Head.Rights.SeesIncome) yield return Tab("Försörjning", "forsorjning");
            if (Head.Rights.Contacts != ContactSight.None) yield return Tab("Kontakter", "kontakter");
            if (Head.Rights.SeesConsents) yield return Tab("Samtycken", "samtycken");
            if (Head.Rights.SeesExits)
            {
                yield return Tab("Avslut", "avslut");
                yield return Tab("Överlämning", "overlamning");
            }
            if (Head.Rights.Level >= CaseLevel.Overview) yield return Tab("Tidslinje", "tidslinje");
            else yield return Tab("Historik", "historik");
        }
    }

    private Tab Tab(string text, string path) => new(text, path.Length == 0 ? Head.Url : $"{Head.Url}/{path}", path == Current || (path == "tidslinje" && Current == "historik"));
}
