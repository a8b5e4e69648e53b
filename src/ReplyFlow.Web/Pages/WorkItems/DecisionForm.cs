using ReplyFlow.Application.WorkItems;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Web.Pages.WorkItems;

/// <summary>What is typed on the page of a work item; each step's form uses some of it.</summary>
public sealed class DecisionForm
{
    /// <summary>The button pressed.</summary>
    public string Outcome { get; set; } = "";

    /// <summary>Words or reason.</summary>
    public string Comment { get; set; } = "";

    /// <summary>Version of the draft that was on the page.</summary>
    public int? SeenDraftVersion { get; set; }

    /// <summary>交办: 主办.</summary>
    public Guid? LeadBureauId { get; set; }

    /// <summary>交办: 会办.</summary>
    public List<Guid> CoHandlerIds { get; set; } = [];

    /// <summary>交办: 参阅.</summary>
    public List<Guid> ReaderIds { get; set; } = [];

    /// <summary>交办: words to the bureaus.</summary>
    public string Instruction { get; set; } = "";

    /// <summary>退办: the bureau that should handle it instead.</summary>
    public Guid? SuggestedBureauId { get; set; }

    /// <summary>分派: division and drafter, see <see cref="DrafterChoice.Value"/>.</summary>
    public string DrafterId { get; set; } = "";

    /// <summary>会办意见.</summary>
    public string Text { get; set; } = "";

    /// <summary>签发: the password typed again.</summary>
    public string Password { get; set; } = "";

    /// <summary>The command's input for a step's form; null where it asks for nothing more.</summary>
    public StepInput? ToInput(WorkItem item) => item.Kind switch
    {
        "assign" => new AssignInput(LeadBureauId, CoHandlerIds, ReaderIds, Instruction),
        "accept" => new ObjectionInput(SuggestedBureauId),
        "allocate" => AllocateChoices.Input(DrafterId),
        "opinion" => new OpinionInput(Text),
        _ => null,
    };
}
