using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Process;

namespace ReplyFlow.Application.WorkItems;

/// <summary>A step that says which kind it is, and what its folder is read by, before there is one.</summary>
public interface IStepKind
{
    static abstract StepKind Kind { get; }

    /// <summary>Registers the queries of its folder; nothing for a kind that reads nothing of its own.</summary>
    static virtual void AddQueries(IServiceCollection services)
    {
    }
}
