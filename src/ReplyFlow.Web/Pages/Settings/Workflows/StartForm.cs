namespace ReplyFlow.Web.Pages.Settings.Workflows;

/// <summary>Which definition new suggestions start on.</summary>
public sealed class StartForm
{
    /// <summary>Definition of suggestions made during a session.</summary>
    public string DuringSession { get; set; } = "";

    /// <summary>Definition of those made between sessions.</summary>
    public string OffSession { get; set; } = "";
}
