using System.ComponentModel.DataAnnotations;
using ReplyFlow.Application.Assigning;

namespace ReplyFlow.Web.Pages.Assignments;

/// <summary>批量交办: what is typed.</summary>
public sealed class AssignmentForm
{
    /// <summary>The rows of the portion, those that are not ticked too: what is typed in them stays.</summary>
    public List<AssignmentFields> Rows { get; set; } = [];

    /// <summary>主办 for the ticked rows.</summary>
    [Display(Name = "给勾选的填主办单位")]
    public string Lead { get; set; } = "";

    /// <summary>会办 for the ticked rows.</summary>
    [Display(Name = "给勾选的填会办单位")]
    public string CoHandlers { get; set; } = "";

    /// <summary>Words to the bureaus.</summary>
    [Display(Name = "交办要求"), DataType(DataType.MultilineText)]
    public string Instruction { get; set; } = "";

    /// <summary>The first choice that is not carried out yet.</summary>
    [Display(Name = "进度")]
    public int From { get; set; }

    /// <summary>How many are assigned so far.</summary>
    [Display(Name = "已交办的件数")]
    public int Given { get; set; }

    /// <summary>Most that is shown of what comes back with the form: a sentence of ours is shorter.</summary>
    internal const int LongestShown = 59;

    /// <summary>Those that were left, and why.</summary>
    public List<string> Left { get; set; } = [];

    /// <summary>What is chosen for the ticked rows.</summary>
    public IReadOnlyList<AssignmentChoice> Choices => [.. Rows.Where(r => r.Ticked).Select(r => new AssignmentChoice(r.Item, r.Lead, r.CoHandlers))];
}

/// <summary>What is typed in one row.</summary>
public sealed class AssignmentFields
{
    /// <summary>The work item.</summary>
    public Guid Item { get; set; }

    /// <summary>Whether it is to be assigned now.</summary>
    public bool Ticked { get; set; }

    /// <summary>主办.</summary>
    [Display(Name = "主办单位")]
    public string Lead { get; set; } = "";

    /// <summary>会办.</summary>
    [Display(Name = "会办单位")]
    public string CoHandlers { get; set; } = "";
}
