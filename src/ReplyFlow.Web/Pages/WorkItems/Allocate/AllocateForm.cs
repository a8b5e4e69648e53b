namespace ReplyFlow.Web.Pages.WorkItems.Allocate;

/// <summary>分派: what is chosen.</summary>
public sealed class AllocateForm
{
    /// <summary>Division and drafter, see <see cref="DrafterChoice.Value"/>.</summary>
    public string DrafterId { get; set; } = "";
}
