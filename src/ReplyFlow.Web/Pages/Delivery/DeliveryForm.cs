using System.ComponentModel.DataAnnotations;
using ReplyFlow.Application.Messages;

namespace ReplyFlow.Web.Pages.Delivery;

/// <summary>The forms about one message: send again, delivered another way, or an answer that was read.</summary>
public sealed class DeliveryForm
{
    /// <summary>当面送交.</summary>
    public const string Hand = "hand";

    /// <summary>邮寄.</summary>
    public const string Post = "post";

    [Display(Name = "邮箱地址")]
    public string Address { get; set; } = "";

    public bool Remember { get; set; } = true;

    /// <summary>That the deputy says an address is right which a server does not know.</summary>
    public bool Confirmed { get; set; }

    /// <summary><see cref="Hand"/>, <see cref="Post"/> or empty for other ways, which are told in words.</summary>
    [Display(Name = "送达方式")]
    public string Way { get; set; } = "";

    [Display(Name = "日期")]
    public DateOnly? On { get; set; }

    [Display(Name = "经办人")]
    public string By { get; set; } = "";

    [Display(Name = "邮件单号")]
    public string TrackingNumber { get; set; } = "";

    [Display(Name = "说明"), DataType(DataType.MultilineText)]
    public string Reason { get; set; } = "";

    /// <summary>How it was brought; null for other ways.</summary>
    public Brought? Brought => Way is Hand or Post ? new Brought(Way == Post, On, By, TrackingNumber, Reason) : null;
}

/// <summary>已电话告知: a form of its own on the same page, so that what is wrong in one is not marked in the other.</summary>
public sealed class CallForm
{
    [Display(Name = "打电话的日期")]
    public DateOnly? On { get; set; }

    [Display(Name = "经办人")]
    public string By { get; set; } = "";

    [Display(Name = "通话情况"), DataType(DataType.MultilineText)]
    public string Reason { get; set; } = "";

    /// <summary>That the deputy was told by telephone.</summary>
    public Told Told => new(On, By, Reason);
}
