using System.ComponentModel.DataAnnotations;

namespace ReplyFlow.Web.Pages.Settings;

/// <summary>Where a test message goes.</summary>
public sealed class MailForm
{
    [Display(Name = "收件邮箱")]
    public string Address { get; set; } = "";
}
