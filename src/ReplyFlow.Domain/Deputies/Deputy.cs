namespace ReplyFlow.Domain.Deputies;

/// <summary>A deputy to the people's congress.</summary>
public sealed class Deputy
{
    /// <summary>A version 7 UUID: rows sort by when they were made.</summary>
    public Guid Id { get; set; } = Guid.CreateVersion7();

    /// <summary>Name, without 代表; may hold characters beyond the BMP.</summary>
    public required string Name { get; set; }

    /// <summary>代表团, may be empty.</summary>
    public string Delegation { get; set; } = "";

    /// <summary>Address replies are mailed to; empty when unknown, which delivery reports to the office.</summary>
    public string Email { get; set; } = "";

    /// <summary>As written, not checked; may be empty.</summary>
    public string Phone { get; set; } = "";
}
