namespace ReplyFlow.Web.Pages.Settings.People;

/// <summary>Whether an account can be used now.</summary>
public enum PersonState
{
    /// <summary>It can (正常).</summary>
    Usable,

    /// <summary>The one-time password was not used yet (待改密码).</summary>
    MustChangePassword,

    /// <summary>Some device is not listened to for a while, after wrong passwords (试错过多).</summary>
    Held,

    /// <summary>An administrator ended it (已停用).</summary>
    Deactivated,
}
