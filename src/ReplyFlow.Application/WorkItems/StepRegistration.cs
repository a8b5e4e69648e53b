using Microsoft.Extensions.DependencyInjection;

namespace ReplyFlow.Application.WorkItems;

/// <summary>Registers kinds of step.</summary>
public static class StepRegistration
{
    /// <summary>Adds one kind: its rules, its queries, and what other rules ask of it.</summary>
    public static IServiceCollection AddStep<T>(this IServiceCollection services)
        where T : Step, IStepKind
    {
        T.AddQueries(services);
        return services.AddSingleton(T.Kind).AddKeyedScoped<Step, T>(T.Kind.Name);
    }
}
