using ArchUnitNET.Domain;
using ArchUnitNET.Domain.Dependencies;
using ArchUnitNET.Loader;

namespace ReplyFlow.Architecture.Tests;

/// <summary>A project of the product as its compiled types show it.</summary>
internal static class Room
{
    /// <summary>The projects of the default build, lowest first.</summary>
    public static readonly string[] All =
        ["ReplyFlow.Domain", "ReplyFlow.Letters", "ReplyFlow.Workflow", "ReplyFlow.Data", "ReplyFlow.Application", "ReplyFlow.Web", "ReplyFlow.Cli"];

    private static readonly Lazy<ArchUnitNET.Domain.Architecture> Loaded = new(() => new ArchLoader().LoadAssemblies([.. All.Select(Assembly)]).Build());

    /// <summary>Every use of one type by another of the same project.</summary>
    public static IReadOnlyList<Use> Uses(string root) => Uses(Loaded.Value, root);

    /// <summary>Every use of one type by another below a namespace of this test project: samples of what is forbidden.</summary>
    public static IReadOnlyList<Use> SampleUses(string root) => Uses(new ArchLoader().LoadAssemblies(typeof(Room).Assembly).Build(), root);

    /// <summary>Namespaces outside the project that its types use, for example a framework's.</summary>
    public static IReadOnlyList<Use> UsesOutside(string root) =>
        [.. Loaded.Value.Types.Where(t => In(t, root)).SelectMany(t => t.Dependencies, Of).Where(u => !Below(u.ToNamespace, root)).Distinct()];

    private static IReadOnlyList<Use> Uses(ArchUnitNET.Domain.Architecture architecture, string root) =>
        [.. architecture.Types.Where(t => In(t, root)).SelectMany(t => t.Dependencies, Of).Where(u => Below(u.ToNamespace, root) && u.From != u.To).Distinct()];

    private static Use Of(IType type, ITypeDependency use) => new(Name(type), Namespace(type), Name(use.Target), Namespace(use.Target));

    private static bool In(IType type, string root) => Below(Namespace(type), root);

    private static bool Below(string space, string root) => space == root || space.StartsWith(root + ".", StringComparison.Ordinal);

    private static string Namespace(IType type) => type.Namespace?.FullName ?? "";

    // A nested type (also one that the compiler made) belongs to the type around it.
    private static string Name(IType type) => type.FullName.Split('+', '/')[0].Split('`')[0];

    private static System.Reflection.Assembly Assembly(string name) =>
        System.Reflection.Assembly.Load(name == "ReplyFlow.Cli" ? "replyflow" : name);
}

/// <summary>One type uses another.</summary>
/// <param name="From">Full name of the user.</param>
/// <param name="FromNamespace">Its namespace.</param>
/// <param name="To">Full name of the used.</param>
/// <param name="ToNamespace">Its namespace.</param>
internal sealed record Use(string From, string FromNamespace, string To, string ToNamespace);
