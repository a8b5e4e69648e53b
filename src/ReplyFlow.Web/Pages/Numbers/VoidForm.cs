namespace ReplyFlow.Web.Pages.Numbers;

/// <summary>作废文号: the form.</summary>
public sealed class VoidForm
{
    public string Reason { get; set; } = "";
}
