export default (value) => (value === value.toUpperCase() ? undefined : [{ message: 'plus fort' }]);
