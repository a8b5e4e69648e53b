namespace ReplyFlow.Data.Settings;

/// <summary>A named value of the installation, for example the hash of the set-up code.</summary>
public sealed class Setting
{
    public required string Name { get; set; }

    public required string Value { get; set; }
}
