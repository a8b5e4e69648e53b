using ReplyFlow.Application.WorkItems.Assign;

namespace ReplyFlow.Web.Pages.WorkItems.Assign;

/// <summary>A list of bureaus of which one or several are chosen; a long one is searched by typing (picker.js).</summary>
/// <param name="Field">Name of the field the choice is sent under, for example <c>Input.LeadBureauId</c>.</param>
/// <param name="Label">What the bureaus are chosen as, for example 主办单位.</param>
/// <param name="Note">Words behind the label; empty for none.</param>
/// <param name="Single">Whether only one may be chosen.</param>
/// <param name="Bureaus">What can be chosen from.</param>
/// <param name="Chosen">What is chosen already.</param>
public sealed record BureauPicker(string Field, string Label, string Note, bool Single, IReadOnlyList<BureauChoice> Bureaus, IReadOnlyCollection<Guid> Chosen)
{
    private const int SeenAtOnce = 8;

    /// <summary>Prefix of the identifiers in the page.</summary>
    public string Id => Field.Replace('.', '_');

    /// <summary>Whether there are more than one sees at a glance, so that a search is offered.</summary>
    public bool IsLong => Bureaus.Count > SeenAtOnce;

    /// <summary>All of them; in a long list the chosen ones first, so that they are seen without scripts too.</summary>
    public IEnumerable<BureauChoice> InOrder => IsLong ? Bureaus.OrderByDescending(b => Chosen.Contains(b.Id)) : Bureaus;
}
