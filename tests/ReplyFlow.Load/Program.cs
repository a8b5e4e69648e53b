using System.CommandLine;
using ReplyFlow.Data.Databases;
using ReplyFlow.Load;
using ReplyFlow.Testing;

// The tables of docs/benchmarks.md: pages one at a time, then many people at once, on databases that `replyflow demo --years` filled.
var databases = new Argument<string[]>("DB") { Description = "Databases, each a SQLite file or a PostgreSQL connection", Arity = ArgumentArity.OneOrMore };
var program = new Option<string>("--program")
{
    Description = "Folder with ReplyFlow.Web.dll",
    DefaultValueFactory = _ => Path.Combine(RepositoryPaths.Root, "src", "ReplyFlow.Web", "bin", "Release", "net10.0"),
};
var requests = new Option<int>("--requests") { Description = "Requests a page", DefaultValueFactory = _ => 60 };
var people = new Option<int>("--people") { Description = "People at once; 0 for none", DefaultValueFactory = _ => 300 };
var seconds = new Option<int>("--seconds") { Description = "How long they work", DefaultValueFactory = _ => 120 };
var think = new Option<double>("--think") { Description = "Mean seconds between two pages of a person", DefaultValueFactory = _ => 8 };
var root = new RootCommand("Measures the product's pages over HTTP") { databases, program, requests, people, seconds, think };
root.SetAction(async (parsed, ct) =>
{
    var results = new List<DatabaseResult>();
    foreach (var text in parsed.GetValue(databases)!)
        results.Add(await DatabaseRun.RunAsync(
            DatabaseAddress.Parse(text), parsed.GetValue(program)!, parsed.GetValue(requests), parsed.GetValue(people),
            TimeSpan.FromSeconds(parsed.GetValue(seconds)), TimeSpan.FromSeconds(parsed.GetValue(think)), ct));
    Report.Write(Console.Out, results);
});
var one = new Argument<string>("DB") { Description = "A database in which suggestions wait for 交办, with the demo's passwords; they are assigned" };
var pace = new Option<double>("--pace") { Description = "Seconds a portion of 50 is read", DefaultValueFactory = _ => 50 };
var assign = new Command("assign", "One dispatcher assigns all that waits in the newest session") { one, program, pace };
assign.SetAction((parsed, ct) => AssignRun.RunAsync(
    DatabaseAddress.Parse(parsed.GetValue(one)!), parsed.GetValue(program)!, TimeSpan.FromSeconds(parsed.GetValue(pace)), Console.Out, ct));
root.Subcommands.Add(assign);
return await root.Parse(args).InvokeAsync();
