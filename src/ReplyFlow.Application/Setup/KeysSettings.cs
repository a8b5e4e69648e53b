namespace ReplyFlow.Application.Setup;

/// <summary>How the keys are kept that sign-ins and kept texts are protected with; configuration section <c>ReplyFlow:Keys</c>.</summary>
public sealed class KeysSettings
{
    /// <summary>
    /// The file with the key that all processes on one PostgreSQL have (<see cref="Nodes.ProtectionKeyFile"/>): with it the keys are in the
    /// database, encrypted. Default empty: in the data folder.
    /// </summary>
    public string File { get; set; } = "";
}
