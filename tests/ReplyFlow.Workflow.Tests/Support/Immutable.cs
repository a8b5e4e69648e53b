using System.Collections.Immutable;

namespace ReplyFlow.Workflow.Tests.Support;

internal static class Immutable
{
    public static ImmutableDictionary<string, string?> ToImmutable(this Dictionary<string, string?> map) => map.ToImmutableDictionary();
}
