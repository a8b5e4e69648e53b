using System.ComponentModel.DataAnnotations;

namespace ReplyFlow.Web.Pages.WorkItems.Assign;

/// <summary>交办: what is typed.</summary>
public sealed class AssignForm
{
    /// <summary>主办.</summary>
    public Guid? LeadBureauId { get; set; }

    /// <summary>会办.</summary>
    public List<Guid> CoHandlerIds { get; set; } = [];

    /// <summary>参阅.</summary>
    public List<Guid> ReaderIds { get; set; } = [];

    /// <summary>Words to the bureaus.</summary>
    [Display(Name = "交办要求"), DataType(DataType.MultilineText)]
    public string Instruction { get; set; } = "";
}
