using System.ComponentModel.DataAnnotations;

namespace ReplyFlow.Web.Pages.WorkItems.Review;

/// <summary>审核、核稿、会签: what the page says beside what is typed.</summary>
public sealed class ReviewForm
{
    /// <summary>How many errors stood in the way of the signature when the page was read.</summary>
    [Display(Name = "须改的差错")]
    public int Blocking { get; set; }

    /// <summary>The version of which it was confirmed that it goes on with them; null on the page before.</summary>
    [Display(Name = "确认的稿次")]
    public int? ConfirmedVersion { get; set; }
}
