namespace ReplyFlow.Web.Pages.Substitutions;

/// <summary>The form that names a substitute.</summary>
public sealed class SubstitutionForm
{
    public string SubstituteId { get; set; } = "";
    public DateOnly? From { get; set; }
    public DateOnly? To { get; set; }

    /// <summary>Whether only the chosen steps are covered.</summary>
    public bool Some { get; set; }

    public List<string> Steps { get; set; } = [];
    public string Reason { get; set; } = "";
}
