using System.Reflection;

namespace ReplyFlow.Application.Nodes;

/// <summary>This process among those that work on one database.</summary>
/// <param name="Roles">What it does, in Chinese.</param>
/// <param name="StartedAt">When it started.</param>
public sealed record NodeIdentity(string Roles, DateTimeOffset StartedAt)
{
    /// <summary>Identifier, a new one at every start.</summary>
    public Guid Id { get; } = Guid.NewGuid();

    /// <summary>The machine's name and the process's number there.</summary>
    public static string Name { get; } = $"{Environment.MachineName}:{Environment.ProcessId}";

    /// <summary>The product's version.</summary>
    public string Version { get; } =
        typeof(NodeIdentity).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";
}
