using System.Collections.Immutable;
using Entente.Readouts;
using Entente.Storage;
using Entente.Stories.Threads;

namespace Entente.Desk;

/// <summary>What was told of the record as it is now: many ask for the same, and telling costs more than remembering. When the record changes, all of it is forgotten.</summary>
/// <remarks>Bounded: reports of a few megabytes of text, and some hundred stories. Safe to use from any thread.</remarks>
internal sealed class Remembered(IStore store)
{
    private const int MostReports = 2_000;
    private const int MostStories = 256;
    private const int MostChapters = 256;
    private readonly Lock _lock = new();
    private Now _now = new(-1);

    /// <summary>What is remembered of the record as it is at this moment. Whoever asks for several things asks all of them of the same answer.</summary>
    public async Task<Now> NowAsync(CancellationToken cancellationToken)
    {
        long version = await store.VersionAsync(cancellationToken).ConfigureAwait(false);
        lock (_lock)
        {
            if (_now.Version != version)
            {
                _now = new Now(version);
            }

            return _now;
        }
    }

    /// <summary>A state of the record.</summary>
    /// <param name="version">Its version.</param>
    internal sealed class Now(long version)
    {
        private readonly Lock _lock = new();
        private readonly RecentlyUsed<string, (ToldReport, string)> _reports = new(MostReports);
        private readonly RecentlyUsed<string, (ToldReport, string)> _statements = new(MostReports);
        private readonly RecentlyUsed<(string, bool), StoryReadout> _stories = new(MostStories);

        private readonly RecentlyUsed<string, Chapter> _chapters = new(MostChapters);
        private readonly RecentlyUsed<string, ImmutableArray<ThreadRow>> _threads = new(
            MostStories
        );

        public long Version { get; } = version;

        /// <summary>All stories, the newest first; the default until they were asked for.</summary>
        public ImmutableArray<string> Newest { get; set; }

        /// <summary>All actors, the most reported first; the default until they were asked for.</summary>
        public ImmutableArray<ActorRow> Actors { get; set; }

        public (ToldReport Report, string Story)? Report(string id)
        {
            lock (_lock)
            {
                return _reports.TryGet(id, out (ToldReport, string) told) ? told : null;
            }
        }

        public void Keep(ToldReport told, string story)
        {
            lock (_lock)
            {
                _reports.Put(told.Report.Id, (told, story));
            }
        }

        /// <summary>The default when it is not known.</summary>
        public ImmutableArray<ThreadRow> Thread(string story)
        {
            lock (_lock)
            {
                return _threads.TryGet(story, out ImmutableArray<ThreadRow> thread)
                    ? thread
                    : default;
            }
        }

        public void Keep(string story, ImmutableArray<ThreadRow> thread)
        {
            lock (_lock)
            {
                _threads.Put(story, thread);
            }
        }

        public Chapter? Chapter(string story)
        {
            lock (_lock)
            {
                return _chapters.TryGet(story, out Chapter? chapter) ? chapter : null;
            }
        }

        public void Keep(Chapter chapter)
        {
            lock (_lock)
            {
                _chapters.Put(chapter.Story, chapter);
            }
        }

        /// <summary>A report with what was said in it, if no more of it was needed.</summary>
        public (ToldReport Report, string Story)? Statements(string id)
        {
            lock (_lock)
            {
                return _statements.TryGet(id, out (ToldReport, string) told) ? told : null;
            }
        }

        public void KeepStatements(ToldReport told, string story)
        {
            lock (_lock)
            {
                _statements.Put(told.Report.Id, (told, story));
            }
        }

        public StoryReadout? Story(string id, bool withCopies)
        {
            lock (_lock)
            {
                return _stories.TryGet((id, withCopies), out StoryReadout? story) ? story : null;
            }
        }

        public void Keep(StoryReadout story, bool withCopies)
        {
            lock (_lock)
            {
                _stories.Put((story.Story.Id, withCopies), story);
            }
        }
    }
}
