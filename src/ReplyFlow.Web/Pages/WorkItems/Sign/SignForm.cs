using System.ComponentModel.DataAnnotations;

namespace ReplyFlow.Web.Pages.WorkItems.Sign;

/// <summary>签发: what is typed.</summary>
public sealed class SignForm
{
    /// <summary>The password, typed again.</summary>
    [Display(Name = "登录密码")]
    public string Password { get; set; } = "";
}
