using System.ComponentModel.DataAnnotations;
using ReplyFlow.Domain.Drafting;
using ReplyFlow.Domain.Text;

namespace ReplyFlow.Web.Pages.Drafts;

/// <summary>诉求: one row of the list as typed.</summary>
public sealed class AskForm
{
    /// <summary>How much of a paragraph names it.</summary>
    private const int Beginning = 60;

    [Display(Name = "诉求"), DataType(DataType.MultilineText)]
    public string Text { get; set; } = "";

    /// <summary>How the paragraphs begin that are ticked as its answer.</summary>
    public List<string> Answers { get; set; } = [];

    /// <summary>What the command takes.</summary>
    public DraftAsk ToAsk() => new(string.Join(' ', Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), Answers);

    /// <summary>How a paragraph begins.</summary>
    public static string BeginningOf(string paragraph) => paragraph.Beginning(Beginning);
}
