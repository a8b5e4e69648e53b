using System.ComponentModel.DataAnnotations;

namespace ReplyFlow.Web.Pages.WorkItems.Sign;

/// <summary>签发: what is typed.</summary>
public sealed class SignForm
{
    /// <summary>The version whose facts were confirmed; null on the page before.</summary>
    public int? ConfirmedVersion { get; set; }

    /// <summary>The recipients and answers that were confirmed, as <see cref="ReplyFlow.Application.WorkItems.Sign.SignatureForecast"/> names them.</summary>
    public string? ConfirmedRecipients { get; set; }

    /// <summary>The password, typed again.</summary>
    [Display(Name = "登录密码")]
    public string Password { get; set; } = "";
}
