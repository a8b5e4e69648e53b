namespace ReplyFlow.Web.Pages.Settings;

/// <summary>The form of the proofreading lists; an entry a line.</summary>
public sealed class WordsForm
{
    public string Words { get; set; } = "";
    public string Ignored { get; set; } = "";
    public string Leaders { get; set; } = "";

    /// <summary>The state of the lists that the form was filled in on.</summary>
    public string Seen { get; set; } = "";
}
