using ReplyFlow.Domain.Json;

namespace ReplyFlow.Workflow.Scripts;

/// <summary>Reads the files of a scripted run strictly; what is wrong is named by its place, which begins with <c>$</c>.</summary>
internal static class ScriptJson
{
    /// <exception cref="ScriptException">It is no JSON, or <paramref name="read"/> recorded an error.</exception>
    public static T Read<T>(string json, Func<StrictJson, T> read)
    {
        try
        {
            return StrictJson.Read(json, read);
        }
        catch (InputException e)
        {
            throw new ScriptException(string.Join(Environment.NewLine, e.Errors.Select(Words)));
        }
    }

    private static string Words(InputError error) => error.Path switch
    {
        "" => $"不是 JSON：{error.Message}",
        ['[', ..] => $"${error}",
        _ => $"$.{error}",
    };
}
