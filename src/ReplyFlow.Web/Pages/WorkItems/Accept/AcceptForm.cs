namespace ReplyFlow.Web.Pages.WorkItems.Accept;

/// <summary>签收 or 退办: what is typed.</summary>
public sealed class AcceptForm
{
    /// <summary>退办: the bureau that should handle it instead.</summary>
    public Guid? SuggestedBureauId { get; set; }
}
