using System.Reflection;

namespace ReplyFlow.Web.Steps;

/// <summary>The kinds of step that have something of their own to show.</summary>
public sealed class StepViews(IEnumerable<StepView> views)
{
    private readonly Dictionary<string, StepView> _views = views.ToDictionary(v => v.Kind, StringComparer.Ordinal);

    /// <summary>All of them.</summary>
    public IReadOnlyCollection<StepView> All => _views.Values;

    /// <summary>That of a kind; a plain one where the kind shows nothing of its own.</summary>
    public StepView Find(string kind) => _views.GetValueOrDefault(kind) ?? new PlainStepView(kind);

    private sealed class PlainStepView(string kind) : StepView
    {
        public override string Kind => kind;
    }
}

/// <summary>Registers them.</summary>
public static class StepViewRegistration
{
    /// <summary>Adds every view of a kind of step that an assembly has, as its pages are found too.</summary>
    public static IServiceCollection AddStepViews(this IServiceCollection services, Assembly assembly)
    {
        foreach (var view in assembly.GetTypes().Where(t => t is { IsAbstract: false, IsPublic: true } && t.IsSubclassOf(typeof(StepView))))
            services.AddScoped(typeof(StepView), view);
        return services;
    }
}
