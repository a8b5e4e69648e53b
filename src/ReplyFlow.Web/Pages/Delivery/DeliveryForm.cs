namespace ReplyFlow.Web.Pages.Delivery;

/// <summary>The forms about one message: send again, or delivered another way.</summary>
public sealed class DeliveryForm
{
    public string Address { get; set; } = "";
    public bool Remember { get; set; } = true;
    public string Reason { get; set; } = "";
}
