namespace ReplyFlow.Web.Infrastructure;

/// <summary>How a try to sign in ended.</summary>
public enum SignInOutcome
{
    SignedIn,
    /// <summary>No such name, or a wrong password; which of the two is not said.</summary>
    Refused,
    /// <summary>Too many wrong ones before: the password was not looked at.</summary>
    Held,
    /// <summary>The password was right, but the account is deactivated.</summary>
    Deactivated,
}
