using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Process;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Application.WorkItems.Review;

/// <summary>审核、核稿、会签: the reviewer decides about the version they have seen, which must still be the newest.</summary>
public sealed class ReviewStep : Step, IStepKind
{
    /// <inheritdoc />
    public static StepKind Kind { get; } = new(StepKinds.Review) { CarriesVersion = true, WordsAreConfidential = true };

    /// <inheritdoc />
    public static void AddQueries(IServiceCollection services) => services.AddSingleton<RecentReasons>().AddScoped<ReviewQueries>();

    /// <inheritdoc />
    public override Task ApplyAsync(StepContext context, CancellationToken ct)
    {
        CheckVersion(context);
        return Task.CompletedTask;
    }

    internal static void CheckVersion(StepContext context)
    {
        var newest = context.NewestDraft;
        if (context.Decision.SeenDraftVersion is { } seen && seen != newest)
            throw new InvalidInputException("", $"您看到的是第 {seen} 稿，现在已有第 {newest} 稿。请刷新页面，看过新稿再办理。");
        context.Item.BindTo(newest);
    }
}
