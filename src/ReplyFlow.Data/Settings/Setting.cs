namespace ReplyFlow.Data.Settings;

/// <summary>A named value of the installation, for example the hash of the set-up code.</summary>
public sealed class Setting
{
    /// <summary>Name.</summary>
    public required string Name { get; set; }

    /// <summary>Value.</summary>
    public required string Value { get; set; }
}
