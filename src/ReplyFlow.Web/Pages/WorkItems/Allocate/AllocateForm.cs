using System.ComponentModel.DataAnnotations;
using ReplyFlow.Application.WorkItems.Allocate;

namespace ReplyFlow.Web.Pages.WorkItems.Allocate;

/// <summary>分派: what is chosen.</summary>
public sealed class AllocateForm
{
    /// <summary>Division and drafter, see <see cref="DrafterChoice.Value"/>.</summary>
    [Display(Name = "承办处室和经办人")]
    public string DrafterId { get; set; } = "";
}
