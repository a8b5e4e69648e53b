using ReplyFlow.Web.Infrastructure;
using ReplyFlow.Web.Pages.WorkItems.Assign;
using ReplyFlow.Web.Pages.WorkItems.Review;

var builder = WebApplication.CreateBuilder(args);
builder.AddConfiguration()
    .AddSignIn()
    .AddPages()
    .AddProtection()
    .AddWorkers();
builder.Services.AddScoped<ReviewReader>().AddScoped<AssignReader>();

var app = builder.Build();
app.UseReplyFlow();
await app.PrepareAsync();
await app.RunAsync();

/// <summary>The web program; named so that tests can start it.</summary>
public partial class Program;
