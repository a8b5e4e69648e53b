namespace ReplyFlow.Data.Model;

/// <summary>How many tries to sign in did not succeed within one span of time: from one place, for one name, or for one name from one place.</summary>
public sealed class SignInTries
{
    /// <summary>What is counted: its kind and a hash.</summary>
    public required string Key { get; set; }

    /// <summary>Begin of the span.</summary>
    public DateTimeOffset Since { get; set; }

    public int Count { get; set; }

    /// <summary>Whose name was tried; null where nobody has that name, or for a place.</summary>
    public Guid? PersonId { get; set; }
}
