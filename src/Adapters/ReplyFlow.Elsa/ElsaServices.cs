using Elsa.Expressions.Contracts;
using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Activities.Flowchart.Models;
using Elsa.Workflows.Features;
using Elsa.Workflows.Management.Providers;
using Elsa.Workflows.Management.Services;
using Elsa.Workflows.Middleware.Activities;
using Elsa.Workflows.Pipelines.ActivityExecution;
using Elsa.Workflows.Serialization.Serializers;
using Microsoft.Extensions.DependencyInjection;

namespace ReplyFlow.Elsa;

/// <summary>Elsa's core services, in a container of their own: no store, no background workers, no second commit.</summary>
internal static class ElsaServices
{
    public static ServiceProvider Build()
    {
        var services = new ServiceCollection();
        var module = services.CreateModule();
        module.Use<WorkflowsFeature>(workflows => workflows.WithActivityExecutionPipeline(Pipeline));
        // Counters, the default, let a fork branch that is entered again wait for branches that will not come.
        module.Use<FlowchartFeature>(flowchart =>
            flowchart.FlowchartOptionsConfigurator = options => options.DefaultExecutionMode = FlowchartExecutionMode.TokenBased);
        module.Apply();
        services.AddSingleton<IExpressionDescriptorRegistry, ExpressionDescriptorRegistry>();
        services.AddSingleton<IExpressionDescriptorProvider, DefaultExpressionDescriptorProvider>();
        services.AddSerializationOptionsConfigurator<SerializationOptionsConfigurator>();
        services.AddSingleton<ActivityCatalog>();
        services.AddScoped<SessionHolder>();
        return services.BuildServiceProvider();
    }

    private static void Pipeline(IActivityExecutionPipelineBuilder builder) => builder
        .UseExceptionHandling()
        .UseExecutionLogging()
        .UseNotifications()
        .UseMiddleware<CaseMiddleware>()
        .UseDefaultActivityInvoker();
}
