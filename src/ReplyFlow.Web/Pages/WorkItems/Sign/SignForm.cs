namespace ReplyFlow.Web.Pages.WorkItems.Sign;

/// <summary>签发: what is typed.</summary>
public sealed class SignForm
{
    /// <summary>The password, typed again.</summary>
    public string Password { get; set; } = "";
}
