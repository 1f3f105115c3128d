// One browser and one server on two cores: one test at a time.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
