using System.ComponentModel.DataAnnotations;

namespace ReplyFlow.Web.Pages.Delivery;

/// <summary>The forms about one message: send again, or delivered another way.</summary>
public sealed class DeliveryForm
{
    [Display(Name = "邮箱地址")]
    public string Address { get; set; } = "";

    public bool Remember { get; set; } = true;

    [Display(Name = "何时、以什么方式送达"), DataType(DataType.MultilineText)]
    public string Reason { get; set; } = "";
}
