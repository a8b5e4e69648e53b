namespace ReplyFlow.Domain.Deputies;

/// <summary>A deputy to the people's congress.</summary>
public sealed class Deputy
{
    private string _email = "";

    /// <summary>A version 7 UUID: rows sort by when they were made.</summary>
    public Guid Id { get; set; } = Guid.CreateVersion7();

    /// <summary>Name, without 代表; may hold characters beyond the BMP.</summary>
    public required string Name { get; set; }

    /// <summary>代表团, may be empty.</summary>
    public string Delegation { get; set; } = "";

    /// <summary>Address replies are mailed to; empty when unknown, which delivery reports to the office.</summary>
    public string Email
    {
        get => _email;
        set
        {
            if (value != _email)
                EmailDoubtedAt = null;
            _email = value;
        }
    }

    /// <summary>UTC, since when mail to <see cref="Email"/> comes back; null once the address was confirmed or corrected.</summary>
    public DateTimeOffset? EmailDoubtedAt { get; private set; }

    /// <summary>As written, not checked; may be empty.</summary>
    public string Phone { get; set; } = "";

    /// <summary>Mail to an address came back; where it is still the deputy's, it is marked.</summary>
    /// <returns>Whether it is newly marked.</returns>
    public bool Doubt(string address, DateTimeOffset at)
    {
        if (EmailDoubtedAt is not null || !string.Equals(address, _email, StringComparison.OrdinalIgnoreCase))
            return false;
        EmailDoubtedAt = at;
        return true;
    }

    /// <summary>Somebody asked the deputy: the address is right.</summary>
    public void ConfirmEmail() => EmailDoubtedAt = null;
}
