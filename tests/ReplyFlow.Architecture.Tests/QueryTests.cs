using System.Reflection;
using ReplyFlow.Application.Cases;
using ReplyFlow.Data;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Architecture.Tests;

/// <summary>Whatever reads the database for others is injected: no public static method of the use cases or the pages is handed it.</summary>
public class QueryTests
{
    private static readonly Assembly[] Assemblies = [typeof(CaseQueries).Assembly, typeof(Links).Assembly];

    /// <summary>What writes rows instead of reading them for somebody.</summary>
    private static readonly string[] Rows = ["RoleRows.EnsureAsync"];

    [Fact]
    public void A_reader_takes_its_database_by_its_constructor() =>
        Assert.Empty(Assemblies.SelectMany(a => a.GetExportedTypes()).SelectMany(Static).Except(Rows));

    [Fact]
    public void A_readers_name_and_its_methods_names_say_what_they_are() =>
        Assert.Empty(Assemblies.SelectMany(a => a.GetTypes()).Where(t => t.Name.EndsWith("Queries", StringComparison.Ordinal)).SelectMany(Misnamed));

    [Fact]
    public void A_breach_of_each_is_found()
    {
        Assert.Equal(["StaticReader.ListAsync"], Static(typeof(StaticReader)));
        Assert.Equal(["SampleQueries.List", "SampleQueries is not sealed"], Misnamed(typeof(SampleQueries)));
    }

    private static IEnumerable<string> Static(Type type) =>
        type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Where(m => m.ReturnType.IsAssignableTo(typeof(Task)) && m.GetParameters().Any(p => p.ParameterType == typeof(ReplyFlowDb)))
            .Select(m => $"{type.Name}.{m.Name}");

    private static IEnumerable<string> Misnamed(Type type)
    {
        foreach (var method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            if (method.ReturnType.IsAssignableTo(typeof(Task)) && !method.Name.EndsWith("Async", StringComparison.Ordinal))
                yield return $"{type.Name}.{method.Name}";
        if (!type.IsSealed || type.IsAbstract)
            yield return $"{type.Name} is not sealed";
    }

    private static class StaticReader
    {
        public static Task<int> ListAsync(ReplyFlowDb db) => Task.FromResult(db.GetHashCode());
    }

    private class SampleQueries
    {
        public Task<int> List() => Task.FromResult(GetHashCode());
    }
}
