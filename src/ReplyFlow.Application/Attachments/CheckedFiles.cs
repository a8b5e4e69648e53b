using ReplyFlow.Application.Core;

namespace ReplyFlow.Application.Attachments;

/// <summary>Files that were checked, and what is wrong with those that were refused.</summary>
internal sealed class CheckedFiles : IAsyncDisposable
{
    /// <summary>No files.</summary>
    public static CheckedFiles None { get; } = new([], []);

    private readonly IReadOnlyList<CheckedFile> _files;

    public CheckedFiles(IReadOnlyList<CheckedFile> files, IReadOnlyList<FieldError> faults) => (_files, Faults) = (files, faults);

    /// <summary>What is wrong, each naming its file.</summary>
    public IReadOnlyList<FieldError> Faults { get; }

    /// <summary>Whether any files came.</summary>
    public bool Any => _files.Count > 0 || Faults.Count > 0;

    /// <summary>The files.</summary>
    /// <exception cref="InvalidInputException">One was refused.</exception>
    public IReadOnlyList<CheckedFile> Good => Faults.Count == 0 ? _files : throw new InvalidInputException(Faults);

    /// <summary>Deletes what was written beside while they were checked.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var file in _files)
            if (file.IsOwn)
                await file.Content.DisposeAsync();
    }
}
