using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Process;
using ReplyFlow.Application.WorkItems;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Web.Tests.Steps.Trial;

/// <summary>What a folder in the application would hold: the kind's name, its input, its rule and its queries.</summary>
public sealed class TrialStep : Step, IStepKind
{
    public static StepKind Kind { get; } = new("trial");

    public static void AddQueries(IServiceCollection services) => services.AddScoped<TrialQueries>();

    public override string Done(Case c, WorkItem decided) => $"已选定颜色，{decided.Comment}";

    public override Task ApplyAsync(StepContext context, CancellationToken ct)
    {
        var colour = context.Input<TrialInput>().Colour;
        if (colour.Length == 0)
            throw new InvalidInputException("Colour", "请填写颜色。");
        context.Words = $"颜色：{colour}。{context.Words}";
        return Task.CompletedTask;
    }
}

/// <summary>Its input.</summary>
public sealed record TrialInput(string Colour) : StepInput;
